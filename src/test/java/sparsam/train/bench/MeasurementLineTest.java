package sparsam.train.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.nn.Architecture.Family;
import sparsam.train.bench.Task.Evaluating;
import sparsam.train.bench.Task.EvaluatingSparse;
import sparsam.train.bench.Task.Look;
import sparsam.train.bench.Task.Looking;
import sparsam.train.bench.Task.Method;
import sparsam.train.bench.Task.Training;

class MeasurementLineTest {
  private static final String STEP =
      "{\"engine\":\"e\",\"model\":\"lenet-5\",\"optimizer\":\"sam\",\"batch\":64,\"threads\":2,"
          + "\"median_ms\":1.235,\"steps\":9}";

  @Test
  void every_kind_of_measurement_has_its_line() throws IOException {
    assertLine(
        STEP, new Measurement("e", Training.dense(Family.LENET_5, Method.SAM, 64), 2, 1.235, 9));
    assertLine(
        "{\"engine\":\"e\",\"model\":\"classifier\",\"optimizer\":\"sgd\",\"batch\":64,"
            + "\"fraction\":0.9,\"threads\":1,\"median_ms\":12.0,\"steps\":9}",
        new Measurement("e", Training.masked(Family.CLASSIFIER, Method.SGD, 64), 1, 12, 9));
    assertLine(
        "{\"engine\":\"e\",\"model\":\"classifier\",\"images\":10000,\"threads\":1,"
            + "\"median_ms\":500.0,\"evaluations\":4}",
        new Measurement("e", new Evaluating(Family.CLASSIFIER, 10_000), 1, 500, 4));
    assertLine(
        "{\"engine\":\"e\",\"model\":\"classifier\",\"images\":10000,\"fraction\":0.99,"
            + "\"threads\":1,\"median_ms\":5.0,\"evaluations\":4}",
        new Measurement("e", new EvaluatingSparse(Family.CLASSIFIER, 10_000, 0.99), 1, 5, 4));
    assertLine(
        "{\"engine\":\"e\",\"model\":\"classifier\",\"images\":10000,\"threads\":2,"
            + "\"median_ms\":500.0,\"cpu_ms\":998.5,\"evaluations\":4}",
        new Measurement("e", new Evaluating(Family.CLASSIFIER, 10_000), 2, 500, 998.5, 4));
    assertLine(
        "{\"engine\":\"e\",\"model\":\"classifier\",\"look\":\"trace\",\"images\":1000,"
            + "\"threads\":1,\"median_ms\":5.0,\"looks\":4}",
        new Measurement("e", new Looking(Family.CLASSIFIER, Look.TRACE, 1000), 1, 5, 4));
  }

  private static void assertLine(String line, Measurement measurement) throws IOException {
    assertEquals(line, MeasurementLine.write(measurement));
    assertEquals(measurement, MeasurementLine.read(line));
  }

  @Test
  void times_are_written_to_the_microsecond() {
    String line =
        MeasurementLine.write(
            new Measurement("e", Training.dense(Family.LENET_5, Method.SAM, 64), 2, 1.23456789, 9));
    assertEquals(STEP, line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"engine\":\"e\",` | `` | engine is missing or no text",
        "lenet-5 | lenet-6 | no architecture is called \"lenet-6\"; there are classifier,"
            + " lenet-300-100, lenet-5, resnet, layers",
        "sam | adam | no optimizer is called \"adam\"; there are sgd, sam",
        "`\"batch\":64` | `\"batch\":0` | batch is missing or no whole number above 0",
        "`\"threads\":2` | `\"threads\":2.5` | threads is missing or no whole number above 0",
        "1.235 | `\"fast\"` | median_ms is missing or no time",
        "1.235 | -1 | median_ms is missing or no time",
        "1.235 | NaN | it is no JSON",
        "steps | step | steps is missing or no whole number above 0",
        "} | `` | it is no JSON"
      })
  void a_bad_line_says_what_is_wrong(String good, String bad, String expected) {
    String line = STEP.replace(good, bad);
    assertEquals(
        expected, assertThrows(IOException.class, () -> MeasurementLine.read(line)).getMessage());
  }
}
