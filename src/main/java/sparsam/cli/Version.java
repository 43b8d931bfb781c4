package sparsam.cli;

import picocli.CommandLine.IVersionProvider;
import sparsam.result.Environment;

/** The program's version, for {@code --version}. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"sparsam " + Environment.VERSION};
  }
}
