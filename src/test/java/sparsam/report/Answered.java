package sparsam.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import sparsam.result.Answers;

/** Answers to test images that a test makes up: mostly right, otherwise the same every time. */
public final class Answered {
  private Answered() {}

  /**
   * @param wrong the part of the images that every network misreads
   * @param own the part that each misreads besides
   */
  public static Answers by(int[] labels, double wrong, double own, String... names) {
    Random random = new Random(7);
    int[] common = new int[labels.length];
    for (int i = 0; i < common.length; i++) {
      common[i] = misread(labels[i], wrong, random);
    }
    Map<String, int[]> byName = new LinkedHashMap<>();
    for (String name : names) {
      int[] said = common.clone();
      for (int i = 0; i < said.length; i++) {
        if (random.nextDouble() < own) {
          said[i] = misread(labels[i], 0.9, random);
        }
      }
      byName.put(name, said);
    }
    return new Answers(labels, byName);
  }

  private static byte misread(int label, double wrong, Random random) {
    if (random.nextDouble() >= wrong) {
      return (byte) label;
    }
    int near = random.nextBoolean() ? 9 - label : random.nextInt(10);
    return (byte) (near == label ? (label + 1) % 10 : near);
  }
}
