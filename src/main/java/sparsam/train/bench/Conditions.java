package sparsam.train.bench;

/**
 * What is the same for all sides of a comparison.
 *
 * @param threads processor cores
 * @param batch images a step
 * @param seconds how long each measurement lasts after its warm-up
 */
public record Conditions(int threads, int batch, double seconds) {}
