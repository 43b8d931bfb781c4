package sparsam.data.source;

import java.util.List;
import sparsam.data.Shape;

/**
 * What a source holds.
 *
 * @param lay what most images look like as they lie there
 * @param shape of every image as it was read
 * @param pixels [count, features], a byte each, channel after channel
 * @param labels of all images: those for training first, then those for the test
 * @param trained how many are for training; all where the source has no part for the test
 * @param classes their names; every label is a place among them
 * @param fingerprint SHA-256 of images and labels as they lie in the source
 * @param notes what a person should know of how they were read, each a sentence
 */
public record Found(
    Shape lay,
    Shape shape,
    byte[] pixels,
    int[] labels,
    int trained,
    List<String> classes,
    String fingerprint,
    List<String> notes) {
  public Found {
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
  }

  public int count() {
    return labels.length;
  }

  /** Whether the source itself says which images are for the test. */
  public boolean hasTest() {
    return trained < labels.length;
  }
}
