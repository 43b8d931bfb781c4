package sparsam.plot.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.plot.Samples;
import sparsam.plot.axes.Axis;
import sparsam.plot.gallery.Gallery;
import sparsam.plot.histogram.Bins;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.intervals.Intervals;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.plot.matrix.Matrix;

class PictureDataTest {
  private static final LineChart LOSS =
      new LineChart(
          "Loss",
          Axis.of(Axis.Kind.WHOLE, "step"),
          Axis.of(Axis.Kind.LOG, "loss").withUnit("nats"),
          List.of(
              Series.ghost("SAM, \"as is\"", Samples.from(1, 0.5, Double.NaN), 0),
              Series.solid("SAM, \"as is\"", Samples.from(1, 0.5, 1e-5), 0)),
          List.of(new LineChart.Mark(2, "ρ → 0.1")),
          "");

  private static final Histogram WEIGHTS =
      new Histogram(
          "Weights",
          "weight",
          "count",
          Histogram.Counts.LINEAR,
          List.of(
              new Histogram.Bars(
                  "before", new Bins(0.3, new int[] {1, 2}, 3, 4), 0, Histogram.Fill.PALE, "")),
          List.of(new Histogram.Threshold(0.1, "t")),
          "");

  private static final Matrix MATRIX =
      new Matrix(
          "M",
          "true",
          "read as",
          "images",
          List.of("0", "1"),
          List.of("0", "1"),
          new int[] {7, 1, 0, 9},
          true,
          "");

  private static final Gallery GALLERY =
      new Gallery(
          "G", List.of(new Gallery.Tile(new float[4], 2, "7 → 1, again")), "and %d more", "");

  private static final Intervals INTERVALS =
      new Intervals(
          "I",
          Axis.of(Axis.Kind.PERCENT, "test accuracy"),
          "95 % interval",
          List.of(new Intervals.Row("SAM, kept", 0.97, 0.96, 0.98, 0)),
          "");

  @Test
  void everyPictureIsATable() {
    assertEquals(
        """
        series,step,loss (nats)
        "SAM, ""as is"" (raw)",1,0.5
        "SAM, ""as is"" (raw)",2,
        "SAM, ""as is""\",1,0.5
        "SAM, ""as is""\",2,1.0E-5
        """
            .replace("\n", "\r\n"),
        PictureData.csv(LOSS));
    assertEquals(
        """
        what,from,to,before
        bin,-0.3,0,1
        bin,0,0.3,2
        zeros,0,0,3
        beyond,0.3,,4
        """
            .replace("\n", "\r\n"),
        PictureData.csv(WEIGHTS));
    assertEquals(
        "true,read as,images\r\n0,0,7\r\n0,1,1\r\n1,0,0\r\n1,1,9\r\n", PictureData.csv(MATRIX));
    assertEquals(
        "name,test accuracy,low,high\r\n\"SAM, kept\",0.97,0.96,0.98\r\n",
        PictureData.csv(INTERVALS));
    assertEquals("caption\r\n\"7 → 1, again\"\r\n", PictureData.csv(GALLERY));
  }

  @Test
  void everyPictureIsAnObject() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode loss = mapper.readTree(PictureData.json(LOSS));
    assertEquals("lines", loss.path("kind").asText());
    assertEquals("nats", loss.path("y").path("unit").asText());
    assertTrue(loss.path("series").path(0).path("y").path(1).isNull());
    assertEquals(1e-5, loss.path("series").path(1).path("y").path(1).asDouble());
    assertEquals("ρ → 0.1", loss.path("marks").path(0).path("label").asText());
    assertEquals(
        "[{\"name\":\"SAM, kept\",\"value\":0.97,\"low\":0.96,\"high\":0.98}]",
        mapper.readTree(PictureData.json(INTERVALS)).path("rows").toString());
    JsonNode weights = mapper.readTree(PictureData.json(WEIGHTS));
    assertEquals("[-0.3,0.0,0.3]", weights.path("edges").toString());
    assertEquals("[1,2]", weights.path("bars").path(0).path("counts").toString());
    assertEquals(3, weights.path("bars").path(0).path("zeros").asInt());
    assertEquals(
        "[[7,1],[0,9]]", mapper.readTree(PictureData.json(MATRIX)).path("counts").toString());
    assertEquals(
        "[\"7 → 1, again\"]",
        mapper.readTree(PictureData.json(GALLERY)).path("captions").toString());
  }
}
