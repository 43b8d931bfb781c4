package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sparsam.Jvm;
import sparsam.recipe.Refusal;
import sparsam.result.Run.State;
import sparsam.store.RunFolder;

@Timeout(60)
class KillTest {
  @TempDir Path temp;

  @Test
  void a_process_killed_in_mid_epoch_is_resumed_by_another_to_the_same_bytes() throws Exception {
    Path whole = temp.resolve("whole");
    try (RunFolder folder = RunFolder.create(whole, TinyRun.recipe())) {
      TinyRun.run(folder);
    }

    Path killed = temp.resolve("killed");
    // Dense takes passes 1–24 and the first arm 25–52, so this is in the arm's second epoch.
    Process process = start(killed, 37);
    try (BufferedReader out = process.inputReader()) {
      assertEquals("here", out.readLine());
      String message = Refusal.of(IOException.class, () -> RunFolder.resume(killed));
      assertEquals(
          killed + " is in use by another run; wait for it or choose another folder", message);
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (RunFolder folder = RunFolder.resume(killed)) {
      assertEquals(State.FINISHED, TinyRun.run(folder).state());
    }
    assertEquals(TinyRun.contents(whole), TinyRun.contents(killed));
  }

  private static Process start(Path folder, int pass) throws IOException {
    return Jvm.of(KilledRun.class, List.of(), folder.toString(), Integer.toString(pass))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
