package org.venue.kiosk.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// The store could not read or write; nothing of the transaction happened.
public final class StoreException extends Exception {

  /// What kind of failure it is, and so what helps.
  public enum Fault {
    /// Of this one transaction; the store is well.
    TRANSACTION(""),
    /// What stands in the file is not what was written there.
    DAMAGED("it is damaged"),
    /// There is no room to write.
    FULL("the disk is full; make room and start again"),
    /// The file or its folder may not be written.
    READ_ONLY("it cannot be written; allow writing to the file and its folder and start again"),
    /// The disk does not do its part.
    DISK("the disk does not read or write it; look after the disk and start again"),
    /// A newer version of this program has written it.
    NEWER("a newer version of this program has written it; install that version again"),
    /// The file is there and was never a store of this terminal.
    FOREIGN("it is no store of this terminal; name another file in the configuration");

    private final String advice;

    Fault(String advice) {
      this.advice = advice;
    }

    /// Whether waiting and trying again may help.
    public boolean mayPass() {
      return this == FULL || this == READ_ONLY || this == DISK;
    }
  }

  private static final int PERM = 3;
  private static final int READONLY = 8;
  private static final int IOERR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int NOTADB = 26;

  /// A page that should be there is not: the file is too short.
  private static final int IOERR_SHORT_READ = IOERR | 2 << 8;

  private final Fault fault;

  /// Says what is wrong with this transaction.
  public StoreException(String message) {
    this(message, Fault.TRANSACTION, null);
  }

  /// Says what was tried; what is wrong, the cause says.
  public StoreException(String message, Throwable cause) {
    this(message, fault(cause), cause);
  }

  StoreException(String message, Fault fault, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /// In one sentence what was tried, what is wrong and what helps.
  static StoreException in(String what, Throwable cause) {
    Fault fault = fault(cause);
    String why =
        fault.advice.isEmpty() || cause.getCause() == null && cause instanceof StoreException
            ? cause.getMessage()
            : fault.advice + " (" + cause.getMessage() + ")";
    return new StoreException("Could not " + what + ": " + why, fault, cause);
  }

  /// The file as a whole is in this way.
  static StoreException of(Fault fault, String detail) {
    return new StoreException(
        detail.isEmpty() ? fault.advice : fault.advice + " (" + detail + ")", fault, null);
  }

  /// What kind of failure it is.
  public Fault fault() {
    return fault;
  }

  private static Fault fault(Throwable cause) {
    return switch (cause) {
      case null -> Fault.TRANSACTION;
      case StoreException known -> known.fault();
      case SQLiteException sqlite -> fault(sqlite.getResultCode().code, sqlite.getMessage());
      case AccessDeniedException _ -> Fault.READ_ONLY;
      case IOException io when String.valueOf(io.getMessage()).contains("No space") -> Fault.FULL;
      case IOException _ -> Fault.DISK;
      case SQLException other when other.getCause() != null -> fault(other.getCause());
      default -> Fault.TRANSACTION;
    };
  }

  /// Result codes and their extensions: https://sqlite.org/rescode.html
  private static Fault fault(int code, String message) {
    if (code == IOERR_SHORT_READ) {
      return Fault.DAMAGED;
    }
    return switch (code & 0xff) {
      case CORRUPT, NOTADB -> Fault.DAMAGED;
      case FULL -> Fault.FULL;
      case READONLY, PERM, CANTOPEN -> Fault.READ_ONLY;
      case IOERR -> Fault.DISK;
      // Our statements do not change: what they name was there when the store was made.
      default -> message.contains("no such ") ? Fault.DAMAGED : Fault.TRANSACTION;
    };
  }
}
