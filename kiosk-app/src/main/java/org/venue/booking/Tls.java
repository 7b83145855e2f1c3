package org.venue.booking;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate and its key in a PKCS12 key store.
///
/// @param password of the store and of the key in it
public record Tls(Path keystore, String password) {
  private static final Duration LIFE = Duration.ofDays(10 * 365);

  /// The certificate of this folder, made for `host` when there is none yet: P-256, signed by
  /// itself, to be believed by its pin alone.
  public static Tls selfMade(Path folder, String host, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("tls.p12");
    Path secret = folder.resolve("tls.password");
    if (!Files.exists(file)) {
      String password = Secrets.token();
      Secrets.write(secret, password);
      try (OutputStream out = Files.newOutputStream(file)) {
        make(host, clock, password).store(out, password.toCharArray());
      } catch (GeneralSecurityException | OperatorCreationException e) {
        throw new IOException("Could not make a certificate: " + e.getMessage(), e);
      }
    }
    return new Tls(file, Files.readString(secret).strip());
  }

  private static KeyStore make(String host, InstantSource clock, String password)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    var name = new X500Name("CN=booking backend");
    boolean address = host.matches("[0-9.]+") || host.contains(":");
    var names =
        new GeneralName[] {
          new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host),
          new GeneralName(GeneralName.dNSName, "localhost")
        };
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(1, Secrets.random(16)),
            Date.from(clock.instant().minus(Duration.ofDays(1))),
            Date.from(clock.instant().plus(LIFE)),
            name,
            pair.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "backend", pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
    return store;
  }

  /// What a terminal pins: `sha256/` and the base64 of the hash of the public key (RFC 7469).
  ///
  /// @throws IOException with one sentence when the key store cannot be used
  public String pin() throws IOException {
    try (var in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          byte[] key = store.getCertificate(alias).getPublicKey().getEncoded();
          byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
          return "sha256/" + Base64.getEncoder().encodeToString(hash);
        }
      }
      throw new IOException("there is no key in it");
    } catch (GeneralSecurityException | IOException e) {
      throw new IOException("The key store %s: %s".formatted(keystore, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "Tls[" + keystore + "]";
  }
}
