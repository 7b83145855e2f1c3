package org.venue.kiosk.command;

import java.nio.file.Path;
import org.venue.kiosk.config.Key;

/// The booking backend's configuration, as it stands in its TOML file.
record BackendConfig(@Key(doc = "The booking backend.") Backend backend) {

  /// The table `[backend]`.
  record Backend(
      @Key(doc = "The venue's id as it stands in tickets.", matches = "[A-Za-z0-9._-]{1,64}")
          String venue,
      @Key(
              doc = "The address it listens on; this machine alone unless told otherwise.",
              byDefault = "127.0.0.1",
              matches = "[A-Za-z0-9.:-]+")
          String host,
      @Key(
              doc = "The port; 0 takes any that is free.",
              byDefault = "8480",
              atLeast = "0",
              atMost = "65535")
          int port,
      @Key(
              doc =
                  "The folder of the database and of the key files; keep it readable to one user.",
              byDefault = "venue-backend")
          Path data,
      @Key(
              doc = "A PKCS12 key store with the certificate; empty: no TLS, or --tls.",
              byDefault = "")
          String keystore,
      @Key(doc = "The file with the key store's password.", byDefault = "")
          String keystorePasswordFile,
      @Key(
              doc = "Questions a second that one token may ask.",
              byDefault = "200",
              atLeast = "1",
              atMost = "100000")
          int requestsPerSecond,
      @Key(
              doc = "Tries to enrol a minute from one address.",
              byDefault = "10",
              atLeast = "1",
              atMost = "1000")
          int enrolmentsPerMinute) {}
}
