package sparsam.campaign;

import java.util.List;
import sparsam.campaign.disk.DiskCampaign;
import sparsam.campaign.kill.KillCampaign;

/** Every campaign there is, in the order in which they run. */
final class Catalog {
  private Catalog() {}

  static List<Campaign> all() {
    return List.of(new KillCampaign(), new DiskCampaign());
  }
}
