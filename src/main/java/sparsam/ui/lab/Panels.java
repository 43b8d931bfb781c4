package sparsam.ui.lab;

import sparsam.ui.lab.answers.AnswersModel;
import sparsam.ui.lab.curves.CurvesModel;
import sparsam.ui.lab.dense.DenseModel;
import sparsam.ui.lab.prune.PruneModel;
import sparsam.ui.lab.result.ResultModel;
import sparsam.ui.lab.state.StateModel;
import sparsam.ui.lab.step.StepModel;
import sparsam.ui.lab.weights.ScrubberModel;
import sparsam.ui.lab.weights.WeightsModel;

/** The panels that show what a recipe would do, does or did. */
record Panels(
    StateModel state,
    DenseModel dense,
    PruneModel prune,
    CurvesModel curves,
    WeightsModel weights,
    ScrubberModel time,
    StepModel step,
    ResultModel result,
    AnswersModel answers) {}
