package io.github.junitsmtp.tls;

import javax.net.SocketFactory;
import org.apiguardian.api.API;

/**
 * A socket factory that trusts only the authority of {@link TestCertificates}, for clients that are configured with a
 * class name:
 *
 * <pre>{@code
 * mail.smtp.ssl.socketFactory.class=io.github.junitsmtp.tls.TestSocketFactory
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TestSocketFactory {

    private TestSocketFactory() {}

    /**
     * Returns the factory. Jakarta Mail calls this method.
     *
     * @return the socket factory of {@link TestCertificates#sslContext()}
     */
    public static SocketFactory getDefault() {
        return TestCertificates.ofThisJvm().sslContext().getSocketFactory();
    }
}
