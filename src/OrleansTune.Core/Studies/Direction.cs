namespace OrleansTune.Core.Studies;

/// <summary>Which way an objective gets better.</summary>
public enum Direction
{
    /// <summary>Smaller is better.</summary>
    Minimize,

    /// <summary>Larger is better.</summary>
    Maximize,
}
