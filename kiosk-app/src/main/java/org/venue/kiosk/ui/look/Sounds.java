package org.venue.kiosk.ui.look;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Executor;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The short tones of `assets/sounds`. Played on the executor, never on the event thread; without
/// an audio device the terminal is silent and says so once.
public final class Sounds {
  private static final Logger LOG = LoggerFactory.getLogger(Sounds.class);

  /// What can be heard.
  public enum Sound {
    TOUCH,
    KEY,
    DONE,
    ATTENTION,
    REFUSED
  }

  private final Executor executor;
  private volatile boolean silent;

  /// Plays on this executor; opening an audio line may take a while and may block.
  public Sounds(Executor executor) {
    this.executor = executor;
  }

  /// No sound at all: pictures, tests.
  public static Sounds none() {
    Sounds none = new Sounds(Runnable::run);
    none.silent = true;
    return none;
  }

  /// Starts this sound and returns at once.
  public void play(Sound sound) {
    if (!silent) {
      executor.execute(() -> sound(sound));
    }
  }

  private void sound(Sound sound) {
    String path = "/sounds/" + sound.name().toLowerCase(Locale.ROOT) + ".wav";
    try (InputStream in = new BufferedInputStream(Sounds.class.getResourceAsStream(path));
        AudioInputStream wave = AudioSystem.getAudioInputStream(in)) {
      Clip clip = AudioSystem.getClip();
      clip.addLineListener(event -> {
        if (event.getType() == LineEvent.Type.STOP) {
          clip.close();
        }
      });
      clip.open(wave);
      clip.start();
    } catch (IOException
        | UnsupportedAudioFileException
        | LineUnavailableException
        | IllegalArgumentException e) {
      silent = true;
      LOG.info("The terminal is silent: {}", e.getMessage());
    }
  }
}
