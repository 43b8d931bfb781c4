package sparsam.cli.sweep;

import java.nio.file.Path;
import java.util.Locale;
import sparsam.sweep.work.Outlook;
import sparsam.system.ShellWord;

/** A submission script for Slurm, whose array elements each take a part of a sweep. */
final class Slurm {
  /** A part should take about so long: clusters dislike many short ones. */
  private static final double PART_SECONDS = 3600;

  private static final int MOST_PARTS = 1000;

  /** Nodes are not as fast as this computer, or have other guests. */
  private static final double PATIENCE = 3;

  private static final int LEAST_MINUTES = 10;

  private Slurm() {}

  /**
   * The script.
   *
   * @param folder of the sweep, which all nodes must reach
   * @param outlook of what is still to be trained
   * @param workers of each part
   * @param megabytes that a part's trainings need
   */
  static String script(Path folder, String name, Outlook outlook, int workers, long megabytes) {
    int parts =
        (int)
            Math.clamp(
                Math.ceil(outlook.seconds() / workers / PART_SECONDS),
                1,
                Math.clamp(outlook.count(), 1, MOST_PARTS));
    long minutes =
        Math.max(LEAST_MINUTES, (long) Math.ceil(PATIENCE * outlook.seconds(parts * workers) / 60));
    String place = ShellWord.of(folder.toAbsolutePath().toString());
    return String.format(
        Locale.ROOT,
        """
        #!/bin/bash
        # Submit with: sbatch FILE. Submitted again it goes on with what is missing.
        # Afterwards: sparsam sweep --gather %1$s
        #SBATCH --job-name=sparsam-%2$s
        #SBATCH --array=1-%3$d
        #SBATCH --cpus-per-task=%4$d
        #SBATCH --mem=%5$dM
        #SBATCH --time=%6$d:%7$02d:00
        #SBATCH --output=%1$s/slurm-%%A-%%a.log

        # All nodes have to compute with the same kernels, or their last digits differ and are not
        # averaged. Haswell's run on every x86-64 since 2013; leave the option away where all nodes
        # are alike. The natives are unpacked on the node.
        export JAVA_TOOL_OPTIONS="-Xmx%8$dm -XX:ActiveProcessorCount=%4$d -XX:+UseSerialGC \
        -Dsparsam.openblas.coretype=Haswell -Dorg.bytedeco.javacpp.cachedir=${TMPDIR:-/tmp}/sparsam-$USER"

        srun sparsam sweep --out %1$s --shard "$SLURM_ARRAY_TASK_ID/%3$d" --workers %4$d
        """,
        place,
        name,
        parts,
        workers,
        Heap.whole(megabytes),
        minutes / 60,
        minutes % 60,
        Heap.java(megabytes));
  }
}
