namespace OrleansTune.Training.Data.Files;

/// <summary>The operator's folder of data: studies name files within it, and reach nothing outside it, by <c>..</c> or by a link.</summary>
/// <param name="directory">The folder; null when the operator gave none, and studies then have no files.</param>
public sealed class DataFolder(string? directory)
{
    /// <summary>The most links followed on the way to one file.</summary>
    private const int MostLinks = 40;

    /// <summary>What is wrong with a path, as far as its text tells; null when nothing is.</summary>
    public string? Fault(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (directory is null)
            return "is a file, and this server has no folder of data: its operator sets Trainer:DataDirectory.";
        if (path.Length == 0)
            return "names no file; expected a path within the server's data directory after the colon.";
        if (Path.IsPathRooted(path) || path.Contains('\\', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal))
            return "is no path within the server's data directory; expected one such as 'folder/file', with slashes and none at the beginning.";
        return path.Split('/').Any(part => part is ".." or "." or "")
            ? "has a part '..', '.' or an empty one in its path; expected a path within the server's data directory."
            : null;
    }

    /// <summary>The file or folder of a path within the folder; it need not exist.</summary>
    /// <param name="data">The data as the study names it, for errors.</param>
    /// <param name="path">The path, with slashes.</param>
    /// <returns>Its true path, free of links.</returns>
    /// <exception cref="DataUnavailableException">The path is wrong, or a link on it leads out of the folder.</exception>
    public string Resolve(string data, string path)
    {
        if (Fault(path) is { } fault)
            throw new DataUnavailableException(data, fault);
        string root = TruePath(data, Path.GetFullPath(directory!));
        string found = TruePath(data, Path.Combine(root, path));
        return found.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? found
            : throw new DataUnavailableException(data, "leads out of the server's data directory by a link.");
    }

    /// <summary>The first file that there is of some paths within the folder, as its true path; null when there is none.</summary>
    /// <exception cref="DataUnavailableException">A path is wrong, or a link on it leads out of the folder.</exception>
    public string? Find(string data, params IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return paths.Select(path => Resolve(data, path)).FirstOrDefault(File.Exists);
    }

    /// <summary>A full path with every link on it followed.</summary>
    private static string TruePath(string data, string path)
    {
        for (int followed = 0; followed < MostLinks; followed++)
        {
            string root = Path.GetPathRoot(path)!;
            string walked = root;
            string[] parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
            int link = Array.FindIndex(parts, part => new FileInfo(walked = Path.Combine(walked, part)).LinkTarget is not null);
            if (link < 0)
                return walked;
            string target = new FileInfo(walked).LinkTarget!;
            path = Path.GetFullPath(Path.Combine([Path.GetDirectoryName(walked)!, target, .. parts[(link + 1)..]]));
        }

        throw new DataUnavailableException(data, $"is reached only by more than {MostLinks} links.");
    }
}
