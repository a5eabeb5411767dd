package io.github.junitsmtp.tls;

import javax.net.SocketFactory;
import org.apiguardian.api.API;

/**
 * Lets clients trust the authority of {@link TestCertificates}, and nobody else, where all that they can be told is the name of a class:
 *
 * <pre>{@code
 * mail.smtp.ssl.socketFactory.class=io.github.junitsmtp.tls.TestSocketFactory
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TestSocketFactory {

    private TestSocketFactory() {}

    /**
     * Returns the factory, which is what Jakarta Mail calls.
     *
     * @return the socket factory of {@link TestCertificates#sslContext()}
     */
    public static SocketFactory getDefault() {
        return TestCertificates.ofThisJvm().sslContext().getSocketFactory();
    }
}
