package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.data.Augmentation;
import sparsam.data.DataChoice;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.nn.Input;

class OwnDataRecipeTest {
  private static Recipe own() throws RecipeException {
    Recipe quick = Presets.load("quick");
    return quick.withData(
        quick.data().with(OwnData.at(Path.of("pictures")).knownBy("ab12", new Shape(3, 8, 9), 4)));
  }

  private static Recipe with(Recipe recipe, String... settings) throws RecipeException {
    return RecipeReader.override(recipe, List.of(settings));
  }

  @Test
  void its_keys_are_set_by_their_paths() throws RecipeException {
    Recipe recipe =
        with(
            own(),
            "data.height=32",
            "data.leaveOut=[cat, dog]",
            "data.colours=grey",
            "data.mean=[0.5]",
            "data.deviation=[0.25]");
    OwnData data = (OwnData) recipe.data().choice();
    assertEquals(32, data.height());
    assertEquals(new Input(1, 32, 9, 2), recipe.network().input());
    assertEquals(new Input(3, 8, 9, 4), own().network().input());
    assertEquals(List.of("cat", "dog"), data.leaveOut());
    assertEquals(OwnData.Colours.GREY, data.colours());
    assertEquals(List.of(0.25), data.deviation());
    assertEquals("pictures", recipe.data().set());
    assertEquals("ab12", data.fingerprint());
  }

  @Test
  void another_set_takes_its_place_and_it_anothers() throws RecipeException {
    Recipe named = with(own(), "data.set=fashion-10k", "data.labelNoise=0.2");
    assertEquals(new Recipe.Data("fashion-10k", 0.2), named.data());
    Recipe back = with(named, "data.path=pictures");
    assertEquals("pictures", back.data().set());
    assertEquals(0.2, back.data().labelNoise());
    assertFalse(RecipeWriter.write(back).contains("\"set\""));
  }

  @Test
  void images_that_stay_as_they_are_are_not_written_and_may_be_changed() throws RecipeException {
    Recipe quick = Presets.load("quick");
    assertFalse(RecipeWriter.write(quick).contains("augment"));
    Recipe changed = with(quick, "data.augment.flip=true", "data.augment.shift=4");
    assertEquals(new Augmentation(4, true, 0), changed.data().augmentation());
    assertEquals(new DataChoice.Named(quick.data().set()), changed.data().choice());
    assertEquals(quick, with(changed, "data.augment.flip=false", "data.augment.shift=0"));
    assertEquals("quick, other augmentation", ChangedName.of("quick", quick, changed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.height=5000 | data.height is 5000; allowed is a whole number from 0 to 4,096",
        "data.colours=blue | data.colours is \"blue\"; allowed is as-found, grey, colour",
        "data.widht=3 | did you mean width?",
        "data.mean=[0.5] | mean has 1 numbers and deviation 0",
        "data.augment.shift=-1 | data.augment.shift is -1",
        "data.augment.flop=true | data.augment.flop (true) is no key here, did you mean flip?",
        "data.labelColumn=a\u202eb | data.labelColumn is \"a\uFFFDb\"; allowed is text of 0 to 200",
        "data.leaveOut=cat | data.leaveOut is \"cat\"; allowed is a list of 0 to 1,000",
      })
  void what_is_not_allowed_is_refused_by_its_key(String setting, String expected)
      throws RecipeException {
    Recipe own = own();
    String said =
        String.valueOf(assertThrows(RecipeException.class, () -> with(own, setting)).getMessage());
    assertTrue(said.contains(expected), said);
  }

  @Test
  void differences_name_what_differs() throws RecipeException {
    List<Difference> all =
        Difference.all(own(), with(own(), "data.height=20", "data.augment.shift=2"));
    assertTrue(all.stream().anyMatch(one -> one.path().equals("height")), all.toString());
  }
}
