using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.TestSupport.Objectives;

/// <summary>Something that the trials of one study are trained on, a step at a time.</summary>
public interface ICurveTask
{
    /// <summary>The space to search.</summary>
    SearchSpace Space { get; }

    /// <summary>What is measured after each step.</summary>
    Objective Objective { get; }

    /// <summary>Steps of a full training.</summary>
    int Steps { get; }

    /// <summary>How many points there are to try; null when they do not run out.</summary>
    int? Points => null;

    /// <summary>The point that is tried for a suggestion; another one only where few points are known.</summary>
    ParameterSet Place(ParameterSet suggested);

    /// <summary>What a trial measures after a step; its steps are asked for one after another.</summary>
    double Measure(Trial trial, int step);
}
