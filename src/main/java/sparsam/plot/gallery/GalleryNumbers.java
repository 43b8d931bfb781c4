package sparsam.plot.gallery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import sparsam.plot.picture.Numbers;

/** The images' captions. */
record GalleryNumbers(Gallery gallery) implements Numbers {
  @Override
  public String kind() {
    return "gallery";
  }

  @Override
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("caption"));
    gallery.tiles().forEach(tile -> rows.add(List.of(tile.caption())));
    return rows;
  }

  @Override
  public void fill(ObjectNode root) {
    ArrayNode captions = root.putArray("captions");
    gallery.tiles().forEach(tile -> captions.add(tile.caption()));
  }
}
