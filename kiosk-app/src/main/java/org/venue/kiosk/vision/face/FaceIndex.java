package org.venue.kiosk.vision.face;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/// Every template in one block of native memory, row after row, so that a search is one
/// multiplication of a matrix with a vector (OpenBLAS) and is exact. A removed row is zeroed before
/// the call returns, and the whole block when it grows or closes. Safe for several threads.
///
/// A first pass over templates of one byte a number was tried in plain Java and left out: it took
/// longer than the multiplication of all floats.
public final class FaceIndex implements AutoCloseable {
  private static final int FIRST_ROWS = 256;

  private final int numbers;
  private final Map<String, Integer> rows = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final FloatPointer probe;
  private FloatPointer block;
  private FloatPointer scores;
  private float[] scored;
  private int capacity;

  /// @param numbers how many a template has
  public FaceIndex(int numbers) {
    this.numbers = numbers;
    probe = retained(numbers);
    reserve(FIRST_ROWS);
  }

  /// A face that is like the one that was sought.
  public record Hit(String id, double similarity) {}

  /// The most alike and the one after it; fewer where fewer were looked at.
  public record Best(Optional<Hit> first, Optional<Hit> second) {}

  /// Keeps a copy of a template; an older one of the same id is overwritten.
  public synchronized void put(String id, Template template) {
    if (template.size() != numbers) {
      throw new IllegalArgumentException(
          "A template of %d numbers among those of %d".formatted(template.size(), numbers));
    }
    Integer row = rows.get(id);
    if (row == null) {
      row = free.isEmpty() ? ids.size() : free.pop();
      if (row == ids.size()) {
        if (row == capacity) {
          reserve(capacity * 2);
        }
        ids.add(id);
      } else {
        ids.set(row, id);
      }
      rows.put(id, row);
    }
    block.position((long) row * numbers).put(template.shared(), 0, numbers).position(0);
  }

  /// Forgets a template; its memory is zeroed.
  ///
  /// @return whether there was one
  public synchronized boolean remove(String id) {
    Integer row = rows.remove(id);
    if (row == null) {
      return false;
    }
    ids.set(row, null);
    free.push(row);
    zero(block, (long) row * numbers, numbers);
    return true;
  }

  /// How many templates there are.
  public synchronized int size() {
    return rows.size();
  }

  /// The two most alike of all.
  public synchronized Best best(Template sought) {
    score(sought);
    Top top = new Top();
    for (int row = 0; row < ids.size(); row++) {
      if (scored[row] > top.second && ids.get(row) != null) {
        top.take(row, scored[row]);
      }
    }
    return top.best();
  }

  /// The two most alike among these ids; others are not looked at.
  public synchronized Best best(Template sought, Set<String> among) {
    score(sought);
    Top top = new Top();
    for (String id : among) {
      Integer row = rows.get(id);
      if (row != null && scored[row] > top.second) {
        top.take(row, scored[row]);
      }
    }
    return top.best();
  }

  private void score(Template sought) {
    if (sought.size() != numbers) {
      throw new IllegalArgumentException(
          "A template of %d numbers among those of %d".formatted(sought.size(), numbers));
    }
    int count = ids.size();
    if (count == 0) {
      return;
    }
    probe.put(sought.shared(), 0, numbers);
    openblas.cblas_sgemv(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        count,
        numbers,
        1,
        block,
        numbers,
        probe,
        1,
        0,
        scores,
        1);
    scores.get(scored, 0, count);
    zero(probe, 0, numbers);
  }

  /// The two best rows so far.
  private final class Top {
    private int firstRow = -1;
    private int secondRow = -1;
    private float first = Float.NEGATIVE_INFINITY;
    private float second = Float.NEGATIVE_INFINITY;

    void take(int row, float score) {
      if (score > first) {
        second = first;
        secondRow = firstRow;
        first = score;
        firstRow = row;
      } else {
        second = score;
        secondRow = row;
      }
    }

    Best best() {
      return new Best(hit(firstRow, first), hit(secondRow, second));
    }

    private Optional<Hit> hit(int row, float score) {
      return row < 0 ? Optional.empty() : Optional.of(new Hit(ids.get(row), score));
    }
  }

  private void reserve(int wanted) {
    FloatPointer larger = retained((long) wanted * numbers);
    zero(larger, 0, (long) wanted * numbers);
    if (block != null) {
      Pointer.memcpy(larger, block, (long) capacity * numbers * Float.BYTES);
      release();
    }
    block = larger;
    scores = retained(wanted);
    scored = new float[wanted];
    capacity = wanted;
  }

  private void release() {
    zero(block, 0, (long) capacity * numbers);
    block.close();
    scores.close();
  }

  /// Memory that a scope around the caller does not take away.
  private static FloatPointer retained(long count) {
    return new FloatPointer(count).retainReference();
  }

  private static void zero(FloatPointer memory, long from, long count) {
    // Not by position: to memset it would count bytes.
    Pointer.memset(memory.getPointer(from), 0, count * Float.BYTES);
  }

  /// Zeroes everything and gives the memory back; nothing may be asked after.
  @Override
  public synchronized void close() {
    if (capacity > 0) {
      release();
      probe.close();
      capacity = 0;
      rows.clear();
      ids.clear();
      free.clear();
    }
  }
}
