package sparsam.campaign;

import java.util.List;
import sparsam.campaign.disk.DiskCampaign;
import sparsam.campaign.files.FilesCampaign;
import sparsam.campaign.kill.KillCampaign;
import sparsam.campaign.report.ReportCampaign;

/** Every campaign there is, in the order in which they run. */
final class Catalog {
  private Catalog() {}

  static List<Campaign> all() {
    return List.of(
        new FilesCampaign(), new ReportCampaign(), new KillCampaign(), new DiskCampaign());
  }
}
