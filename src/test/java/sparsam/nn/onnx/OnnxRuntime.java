package sparsam.nn.onnx;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import sparsam.nn.Input;

/** A network's file opened by ONNX Runtime. */
public final class OnnxRuntime implements AutoCloseable {
  private final OrtSession session;

  /**
   * @param file a network's
   */
  public OnnxRuntime(Path file) throws OrtException {
    assumeFalse(
        System.getProperty("os.name").startsWith("Mac")
            && System.getProperty("os.arch").equals("x86_64"),
        "ONNX Runtime has no library for Macs with Intel's processors");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
    }
  }

  OrtSession session() {
    return session;
  }

  /**
   * What it answers.
   *
   * @param inputs so many images, image after image
   */
  public float[] logits(Input input, float[] inputs, int count) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {count, input.channels(), input.height(), input.width()};
    try (OnnxTensor images = OnnxTensor.createTensor(environment, FloatBuffer.wrap(inputs), shape);
        OrtSession.Result result = session.run(Map.of("input", images))) {
      FloatBuffer logits = ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer();
      float[] values = new float[logits.remaining()];
      logits.get(values);
      return values;
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
