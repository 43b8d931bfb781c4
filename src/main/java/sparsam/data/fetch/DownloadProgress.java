package sparsam.data.fetch;

/** Who wants to know how a download goes; called on the thread that downloads. */
@FunctionalInterface
public interface DownloadProgress {
  /**
   * A piece of a file has come, a thousand times or more for a large one.
   *
   * @param file its name
   * @param bytes received so far, those of an earlier attempt included
   * @param total bytes to come in all; −1 where the mirror does not say
   */
  void received(String file, long bytes, long total);

  /**
   * A mirror has failed and the next is tried.
   *
   * @param reason the mirror and what it said
   */
  default void mirrorFailed(String reason) {}
}
