package sparsam.data.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the bytes of an IDX file come from. */
public sealed interface IdxSource {
  /** The name to show a person. */
  String name();

  InputStream open() throws IOException;

  /** A file on disk. */
  record OnDisk(Path path) implements IdxSource {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public InputStream open() throws IOException {
      if (!Files.isRegularFile(path)) {
        throw new FileNotFoundException("no such file");
      }
      return Files.newInputStream(path);
    }
  }

  /** A file in the program's assets. */
  record Inside(String resource) implements IdxSource {
    @Override
    public String name() {
      return "the program's " + resource;
    }

    @Override
    public InputStream open() throws IOException {
      InputStream in = IdxSource.class.getResourceAsStream(resource);
      if (in == null) {
        throw new FileNotFoundException("not in this build");
      }
      return in;
    }
  }
}
