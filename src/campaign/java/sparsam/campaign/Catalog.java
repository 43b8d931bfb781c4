package sparsam.campaign;

import java.util.List;
import sparsam.campaign.disk.DiskCampaign;
import sparsam.campaign.fetch.FetchCampaign;
import sparsam.campaign.files.FilesCampaign;
import sparsam.campaign.kill.KillCampaign;
import sparsam.campaign.report.ReportCampaign;
import sparsam.campaign.rival.RivalCampaign;
import sparsam.campaign.settings.SettingsCampaign;
import sparsam.campaign.versions.VersionsCampaign;
import sparsam.campaign.window.AgeCampaign;
import sparsam.campaign.window.WindowCampaign;

/** Every campaign there is, in the order in which they run. */
final class Catalog {
  private Catalog() {}

  static List<Campaign> all() {
    return List.of(
        new FilesCampaign(),
        new ReportCampaign(),
        new SettingsCampaign(),
        new VersionsCampaign(),
        new KillCampaign(),
        new DiskCampaign(),
        new FetchCampaign(),
        new RivalCampaign(),
        new WindowCampaign(),
        new AgeCampaign());
  }
}
