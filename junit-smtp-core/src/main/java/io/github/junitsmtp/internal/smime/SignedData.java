package io.github.junitsmtp.internal.smime;

import io.github.junitsmtp.internal.text.Printable;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** The signature itself. Only this class needs Bouncy Castle. */
final class SignedData {

    /** Unlike the JDK's, this one knows RSASSA-PSS by the name that Bouncy Castle gives it. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private SignedData() {}

    /** Verifies the given content, or the content within the signature if it is null. Ignores whether the certificate has expired. */
    static Optional<String> problemOf(byte[] signature, byte @Nullable [] signed, X509Certificate certificate) {
        try {
            CMSSignedData data = signed == null
                    ? new CMSSignedData(signature)
                    : new CMSSignedData(new CMSProcessableByteArray(signed), signature);
            JcaX509CertificateHolder wanted = new JcaX509CertificateHolder(certificate);
            List<SignerInformation> signers = List.copyOf(data.getSignerInfos().getSigners());
            Optional<SignerInformation> signer = signers.stream()
                    .filter(candidate -> candidate.getSID().match(wanted))
                    .findFirst();
            if (signer.isEmpty()) {
                return Optional.of(
                        signers.isEmpty()
                                ? "its signature does not name a signer"
                                : "it is signed by "
                                        + signers.stream()
                                                .limit(5)
                                                .map(other -> name(data, other))
                                                .collect(Collectors.joining(" and by ")));
            }
            if (signed == null && data.getSignedContent() == null) {
                return Optional.of("its signature contains no content");
            }
            return signer.get()
                            .verify(new JcaSimpleSignerInfoVerifierBuilder()
                                    .setProvider(PROVIDER)
                                    .build(certificate.getPublicKey()))
                    ? Optional.empty()
                    : Optional.of(
                            "its signature, which names this certificate, was made with a different key or changed afterwards");
        } catch (CMSSignerDigestMismatchException e) {
            return Optional.of("the content was changed after signing: its digest does not match the signed digest");
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | RuntimeException e) {
            return Optional.of("its signature cannot be read: " + Printable.quote(String.valueOf(e.getMessage())));
        }
    }

    /** Names a signer by its certificate if that is included, or else by the issuer. */
    private static String name(CMSSignedData data, SignerInformation signer) {
        SignerId id = signer.getSID();
        return data.getCertificates().getMatches(null).stream()
                .filter(id::match)
                .findFirst()
                .map(found -> name(found.getSubject()) + serial(found.getSerialNumber()))
                .orElseGet(() -> id.getIssuer() == null
                        ? "a signer whose certificate is not included"
                        : "the holder of a certificate issued by " + name(id.getIssuer())
                                + serial(id.getSerialNumber()));
    }

    /** Formats a name as Java does, so that it can be compared with the expected one. */
    private static String name(X500Name name) {
        try {
            return new X500Principal(name.getEncoded()).toString();
        } catch (IOException | IllegalArgumentException e) {
            return name.toString();
        }
    }

    private static String serial(BigInteger number) {
        return " (serial number " + number + ")";
    }
}
