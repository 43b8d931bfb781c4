package sparsam.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * The files by which a second start finds the first, in a folder that is this person's alone: who
 * can write there could listen in the first one's place.
 *
 * @param lock held by the first, for as long as it lives
 * @param socket where the first listens
 */
record MeetingPlace(Path lock, Path socket) {
  /** In bytes; the systems' own limits are 103 and more. */
  private static final int LONGEST_ADDRESS = 100;

  private static final int HASH_BYTES = 8;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /**
   * Makes the folder.
   *
   * @param folder where the path is too long for a socket's address, one among the temporary files
   *     takes its place
   * @param subject starts with the same one meet each other
   * @throws IOException where there is no folder that is this person's alone
   */
  static MeetingPlace in(Path folder, String subject) throws IOException {
    String name = hash(subject);
    MeetingPlace wanted = files(folder.toAbsolutePath(), name);
    MeetingPlace place =
        wanted.socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS
            ? wanted
            : files(temporary(), name);
    makePrivate(Objects.requireNonNull(place.socket.getParent()));
    return place;
  }

  private static MeetingPlace files(Path folder, String name) {
    return new MeetingPlace(folder.resolve(name + ".lock"), folder.resolve(name + ".socket"));
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp"))
        .toAbsolutePath()
        .resolve("sparsam-" + System.getProperty("user.name", ""));
  }

  private static String hash(String subject) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  private static void makePrivate(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      // Windows lets nobody else write below a person's profile.
      Files.createDirectories(folder);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(folder.getParent()));
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException _) {
      // From an earlier start, or somebody's: see below.
    }
    PosixFileAttributes found =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory()
        || !found.permissions().equals(OWNER_ONLY)
        || !found.owner().equals(me(folder))) {
      throw new IOException(folder + " is not this person's alone");
    }
  }

  private static UserPrincipal me(Path folder) throws IOException {
    return folder
        .getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(System.getProperty("user.name", ""));
  }
}
