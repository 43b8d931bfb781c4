import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Linux's installers: {@code .deb}, {@code .rpm} and {@code .tar.xz}.
 *
 * <p>jpackage makes the image; the packages are made from it by the systems' own tools, so that
 * every file, the menu's entry and the icons too, belongs to the package: the package manager puts
 * it there and takes it away, and no script runs as root. The image lies in {@code /opt/sparsam}.
 */
record LinuxPackages(Path image, Version version, Host host, Path work, Path out) {
  private static final Path SETTINGS = Path.of("packaging", "linux");

  void make() throws IOException, InterruptedException {
    Launcher.replace(image);
    Path root = fileSystem();
    archive();
    if (Tool.find("dpkg-deb").isPresent()) {
      deb(root);
    }
    if (Tool.find("rpmbuild").isPresent()) {
      rpm(root);
    }
  }

  /** The files as they lie below {@code /}. */
  private Path fileSystem() throws IOException, InterruptedException {
    Path root = work.resolve("root");
    Tree.delete(root);
    Path opt = Files.createDirectories(root.resolve("opt"));
    Tool.run(List.of("cp", "-a", image.toString(), opt.resolve("sparsam").toString()));
    Path bin = Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(bin.resolve("sparsam"), Path.of("/opt/sparsam/bin/sparsam"));
    Path share = root.resolve("usr/share");
    put("sparsam.desktop", share.resolve("applications/sparsam.desktop"));
    put("sparsam.xml", share.resolve("mime/packages/sparsam.xml"));
    put("sparsam.metainfo.xml", share.resolve("metainfo/sparsam.metainfo.xml"));
    Path scalable = share.resolve("icons/hicolor/scalable");
    Path drawings = Path.of("assets", "icon");
    copy(drawings.resolve("sparsam.svg"), scalable.resolve("apps/sparsam.svg"));
    copy(
        drawings.resolve("recipe.svg"),
        scalable.resolve("mimetypes/application-x-sparsam-recipe.svg"));
    Path icons = SETTINGS.resolve("icons");
    try (Stream<Path> files = Files.walk(icons)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, share.resolve("icons").resolve(icons.relativize(file).toString()));
      }
    }
    return root;
  }

  private static void put(String name, Path to) throws IOException {
    copy(SETTINGS.resolve(name), to);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private void archive() throws IOException, InterruptedException {
    Path file =
        out.resolve("sparsam-%s-linux-%s.tar.xz".formatted(version.text(), host.architecture()));
    Tool.run(
        List.of(
            "tar",
            "--create",
            "--use-compress-program=xz --threads=0",
            "--file",
            file.toString(),
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--directory",
            image.getParent().toString(),
            "sparsam"));
  }

  private void deb(Path root) throws IOException, InterruptedException {
    String architecture = host.architecture().equals("arm64") ? "arm64" : "amd64";
    Path copyright = root.resolve("usr/share/doc/sparsam/copyright");
    copy(Path.of("NOTICE"), copyright);
    Path control = root.resolve("DEBIAN/control");
    fill(
        "control",
        control,
        Map.of(
            "VERSION",
            version.linux(),
            "ARCHITECTURE",
            architecture,
            "KILOBYTES",
            String.valueOf(kilobytes(root))));
    Path file = out.resolve("sparsam_%s_%s.deb".formatted(version.linux(), architecture));
    Tool.run(
        List.of(
            "dpkg-deb", "--root-owner-group", "-Zxz", "--build", root.toString(), file.toString()));
    Tree.delete(root.resolve("DEBIAN"));
    Tree.delete(copyright.getParent());
  }

  private void rpm(Path root) throws IOException, InterruptedException {
    String architecture = host.architecture().equals("arm64") ? "aarch64" : "x86_64";
    Path top = work.resolve("rpm").toAbsolutePath();
    Tree.delete(top);
    Path spec = top.resolve("sparsam.spec");
    fill(
        "sparsam.spec",
        spec,
        Map.of("VERSION", version.linux(), "ROOT", root.toAbsolutePath().toString()));
    Tool.run(
        List.of(
            "rpmbuild",
            "-bb",
            "--quiet",
            "--target",
            architecture,
            "--define",
            "_topdir " + top,
            "--define",
            "_rpmdir " + out.toAbsolutePath(),
            "--define",
            "_rpmfilename sparsam-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
            spec.toString()));
  }

  private static void fill(String template, Path to, Map<String, String> values)
      throws IOException {
    String text = Files.readString(SETTINGS.resolve(template));
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    Files.createDirectories(to.getParent());
    Files.writeString(to, text);
  }

  private static long kilobytes(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          / 1024;
    }
  }
}
