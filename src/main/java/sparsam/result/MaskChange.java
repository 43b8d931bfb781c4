package sparsam.result;

/**
 * What became of a tensor's mask while an arm trained.
 *
 * @param name the arm's
 * @param step the last one made before it
 * @param tensor PyTorch's name
 * @param weights of the tensor
 * @param pruned how many of them are pruned then
 * @param gone how many of those were not before
 * @param back how many were pruned before and are not any more
 */
public record MaskChange(
    String name, long step, String tensor, int weights, int pruned, int gone, int back) {}
