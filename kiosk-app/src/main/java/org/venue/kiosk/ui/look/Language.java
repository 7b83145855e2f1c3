package org.venue.kiosk.ui.look;

import java.util.Locale;

/// The languages the terminal speaks. The chosen one is large, the other stands small beside it.
public enum Language {
  ZH("zh-CN", Locale.SIMPLIFIED_CHINESE),
  EN("en", Locale.ENGLISH);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /// The name of its text file and of its golden folder.
  public String tag() {
    return tag;
  }

  /// For line breaking and dates.
  public Locale locale() {
    return locale;
  }

  /// The one that stands small, and that the language key changes to.
  public Language other() {
    return this == ZH ? EN : ZH;
  }
}
