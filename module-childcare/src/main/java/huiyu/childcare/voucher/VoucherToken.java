package huiyu.childcare.voucher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a QR code carries: {@code hy1.payload.signature}, base64url. The payload is JSON for whoever checks without a
 * connection; the signature is Ed25519 over {@code hy1.payload}.
 */
final class VoucherToken {

    private static final String HEAD = "hy1.";

    private VoucherToken() {}

    /** @param privateKey PKCS 8 */
    record Keys(UUID id, byte[] publicKey, byte[] privateKey) {}

    static Keys newKeys(UUID id) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Keys(id, pair.getPublic().getEncoded(), pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param claims JSON */
    static String sign(String claims, byte[] privateKey) {
        String signed = HEAD + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The claims, if the signature is right. */
    static Optional<String> verify(String token, byte[] publicKey) {
        int dot = token.lastIndexOf('.');
        if (!token.startsWith(HEAD) || dot <= HEAD.length()) {
            return Optional.empty();
        }
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(token.substring(0, dot).getBytes(StandardCharsets.UTF_8));
            boolean right = signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
            return right
                    ? Optional.of(new String(Base64.getUrlDecoder().decode(token.substring(HEAD.length(), dot)), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException no) {
            return Optional.empty();
        }
    }
}
