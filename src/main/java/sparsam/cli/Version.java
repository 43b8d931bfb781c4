package sparsam.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, from the jar it was packed in. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"sparsam " + current()};
  }

  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "1.0.0-SNAPSHOT" : version;
  }
}
