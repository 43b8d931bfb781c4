package sparsam.experiment;

import java.io.IOException;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.nn.Architecture;
import sparsam.nn.Input;
import sparsam.recipe.Recipe;

/** Whether a recipe's network and its images go together. */
public final class Fit {
  private Fit() {}

  /**
   * Requires it.
   *
   * @throws DataException where the images cannot be augmented as the recipe says
   * @throws IOException with one sentence where its network does not take them
   */
  public static void require(Recipe recipe, DataSet data) throws IOException, DataException {
    recipe.data().augmentation().require(data.shape());
    require(recipe.network(), recipe.data().choice(), data);
  }

  /**
   * @throws IOException with one sentence where a network does not take the images
   */
  static void require(Architecture network, DataChoice choice, DataSet data) throws IOException {
    Shape shape = data.shape();
    Input input = network.input();
    // What nobody brought and has no rows are numbers of another kind.
    boolean picture = shape.height() > 1 || choice instanceof OwnData;
    boolean same =
        shape.equals(new Shape(input.channels(), input.height(), input.width()))
            && data.train().classes() == input.classes();
    if (picture && !same) {
      throw new IOException(
          "%s takes images of %s, and those of %s are %s, %s classes: the recipe's data.images and data.classes say something else than the data; name these with --data %s"
              .formatted(
                  network,
                  input,
                  data.name(),
                  shape,
                  data.train().classes(),
                  data.origin().place()));
    }
  }
}
