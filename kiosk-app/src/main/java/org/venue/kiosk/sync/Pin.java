package org.venue.kiosk.sync;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;

/// Trusts exactly one key: a server is the backend if its certificate carries the key whose hash is
/// written in the configuration, self-signed or not, and nobody else is.
final class Pin implements X509TrustManager {
  private final String pin;

  private Pin(String pin) {
    this.pin = pin;
  }

  /// Lets this client speak TLS with the holder of the pinned key alone. The name in the
  /// certificate says nothing beyond the key, so it is not looked at.
  ///
  /// @param pin `sha256/` and the base64 of the hash of the public key
  static void on(OkHttpClient.Builder client, String pin) {
    var trust = new Pin(pin);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      client.sslSocketFactory(context.getSocketFactory(), trust).hostnameVerifier((_, _) -> true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (chain.length == 0 || !CertificatePinner.pin(chain[0]).equals(pin)) {
      throw new CertificateException("the server's key is not the pinned one");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("nobody asks this terminal for a certificate");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
