package sparsam.campaign.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A kind of file or folder that the program reads.
 *
 * @param name what it is called in counts
 * @param often how many times as often it is tried as others
 * @param sound variants, each as files by their paths in a folder
 * @param reader what the program does with it
 */
record Specimen(String name, int often, List<Map<String, byte[]>> sound, Reader reader) {
  /** What the program does with a folder of these files. */
  interface Reader {
    /**
     * @return every text of it that a window or a report would show
     * @throws Exception one of those that the program's readers say they throw
     */
    List<String> read(Path folder) throws Exception;
  }

  Specimen {
    sound = List.copyOf(sound);
  }
}
