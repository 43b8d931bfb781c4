package sparsam.data.source;

import java.nio.file.Path;
import sparsam.data.DataException;
import sparsam.data.OwnData;

/** Images and labels that a person has, by the way in which they lie on disk. */
public sealed interface Source permits IdxPair, CifarBinary, ImageFolder, NpzFile, CsvTable {
  /** Where they lie. */
  Path path();

  /** What they are, in a few words: {@code IDX files}. */
  String kind();

  /**
   * Reads everything, whole or not at all.
   *
   * @param how size, colours and what else decides how they are read; its split is not looked at
   * @param memory that images may take, asked before they are read
   * @throws DataException with one sentence that names the file and what is wrong with it
   */
  Found read(OwnData how, Memory memory) throws DataException;
}
