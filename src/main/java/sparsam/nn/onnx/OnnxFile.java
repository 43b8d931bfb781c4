package sparsam.nn.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;

/**
 * A network as an ONNX file: opset 17, any number of images [batch, channels, height, width] in,
 * [batch, classes] logits out, weights as single-precision numbers under PyTorch's names. Images
 * are normalised already, as for PyTorch; how is said in the file.
 */
public final class OnnxFile {
  /** What no protocol buffer may be longer than. */
  private static final long LONGEST = Integer.MAX_VALUE;

  private static final String PRODUCER = "Sparsam";

  /**
   * What a file says of its network.
   *
   * @param version of the program that writes it
   * @param text what it is, in a sentence
   * @param input how an image becomes what it takes, in a sentence
   * @param metadata by key, for programs
   */
  public record About(String version, String text, String input, Map<String, String> metadata) {}

  private final Message model;

  OnnxFile(Message model) {
    this.model = model;
  }

  /**
   * A network's file.
   *
   * @param parameters the architecture's, of any engine
   */
  public static OnnxFile of(Architecture architecture, Parameters parameters, About about) {
    Message graph =
        Graph.of(
            architecture.blueprint(),
            parameters,
            architecture.family().label(),
            about.input(),
            "A number for each class; softmax makes probabilities of them.");
    return new OnnxFile(
        Schema.model(PRODUCER, about.version(), about.text(), graph, about.metadata()));
  }

  /**
   * Writes it.
   *
   * @throws IOException also where it would be longer than such files may be
   */
  public void writeTo(OutputStream out) throws IOException {
    if (model.length() > LONGEST) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it would have %,d bytes, and ONNX files have up to %,d; safetensors has no such"
                  + " limit",
              model.length(),
              LONGEST));
    }
    model.writeTo(out);
  }
}
