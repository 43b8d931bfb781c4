package sparsam.train.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.train.bench.Task.Evaluating;
import sparsam.train.bench.Task.Method;
import sparsam.train.bench.Task.Training;

@Timeout(60)
class PeerTest {
  private static final Conditions CONDITIONS = new Conditions(2, 8, 0.01);

  private static List<Measurement> run(Peer peer) throws Exception {
    List<Measurement> found = new ArrayList<>();
    peer.run(CONDITIONS, found::add);
    return found;
  }

  private static String refusal(Peer peer) {
    List<Measurement> found = new ArrayList<>();
    String message =
        Objects.requireNonNull(
            assertThrows(IOException.class, () -> peer.run(CONDITIONS, found::add)).getMessage());
    assertEquals(List.of(), found);
    assertFalse(message.contains("\n"), message);
    return message;
  }

  @Test
  void a_peers_lines_are_its_measurements_and_its_other_words_are_not() throws Exception {
    Family family = Family.LENET_300_100;
    assertEquals(
        List.of(
            new Measurement("fake 1.0", Training.dense(family, Method.SGD, 8), 2, 10, 7),
            new Measurement("fake 1.0", Training.dense(family, Method.SAM, 8), 2, 20, 7),
            new Measurement("fake 1.0", new Evaluating(family, 10_000), 2, 100.5, 3)),
        run(new Peer(FakePeer.command("good"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "twice | measured the same twice: {\"engine\"",
        "other-batch | asked for 2 threads and batches of 8 and measured something else: {",
        "other-threads | asked for 2 threads and batches of 8 and measured something else: {",
        "no-json | printed what is no measurement: it is no JSON: {median 10}",
        "silent | printed no measurement",
        "failing | failed with exit code 3: no module of this name",
        "flooding | was ended: it printed more than a megabyte",
      })
  void a_peer_that_does_not_do_its_part_is_named_with_what_it_did(String behaviour, String expected)
      throws Exception {
    String message = refusal(new Peer(FakePeer.command(behaviour)));
    assertTrue(message.startsWith("the peer \""), message);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void a_peer_that_hangs_is_ended() throws Exception {
    String message = refusal(new Peer(FakePeer.command("hanging"), Duration.ofSeconds(2)));
    assertTrue(message.endsWith("took longer than 2 seconds and was ended"), message);
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      child.onExit().get(5, TimeUnit.MINUTES);
    }
  }

  @Test
  void a_program_that_is_not_there_is_said_to_be_missing() {
    String message = refusal(new Peer("no-such-program-anywhere x"));
    assertTrue(
        message.startsWith("the peer \"no-such-program-anywhere x\" cannot be started ("), message);
    assertTrue(message.contains("python3-torch and libopenblas0-pthread"), message);
    assertThrows(IllegalArgumentException.class, () -> new Peer("  "));
  }

  @Test
  void a_peer_gets_the_environment_without_what_our_own_libraries_are_told() throws Exception {
    String unused = Engine.FAST.description(); // sets variables for OpenBLAS and OpenMP
    assertFalse(unused.isEmpty());
    String given =
        Stream.of("OPENBLAS_CORETYPE", "OMP_WAIT_POLICY")
            .map(name -> Optional.ofNullable(System.getenv(name)).orElse("none"))
            .collect(Collectors.joining(" "));
    String message = refusal(new Peer(FakePeer.command("environment")));
    assertTrue(message.endsWith("failed with exit code 1: " + given), message);
  }
}
