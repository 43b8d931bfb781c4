package sparsam.campaign;

import java.util.List;
import sparsam.campaign.files.FilesCampaign;

/** Every campaign there is, in the order in which they run. */
final class Catalog {
  private Catalog() {}

  static List<Campaign> all() {
    return List.of(new FilesCampaign());
  }
}
