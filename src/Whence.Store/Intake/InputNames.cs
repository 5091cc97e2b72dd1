namespace Whence.Store.Intake;

/// <summary>What arguments name: files, the files of folders, and those that a pattern matches.</summary>
public static class InputNames
{
    private const string Sidecar = ".meta.json";

    /// <summary>The files that <paramref name="argument"/> names, in the order of their names; a name that is no file is given back as it is.</summary>
    /// <param name="withFolders">Whether a folder stands for its files; otherwise it is given back as it is.</param>
    /// <param name="argument">A file, a folder (with its folders), or a pattern with <c>*</c>, <c>?</c> or <c>**</c>.</param>
    public static IEnumerable<string> Expand(string argument, bool withFolders = true)
    {
        ArgumentNullException.ThrowIfNull(argument);
        if (Directory.Exists(argument) && withFolders)
            return Files(argument, "*", recursive: true);
        if (File.Exists(argument) || argument.AsSpan().IndexOfAny('*', '?') < 0)
            return [argument];
        string fixedPart = argument[..argument.AsSpan().IndexOfAny('*', '?')];
        int cut = fixedPart.LastIndexOfAny(['/', Path.DirectorySeparatorChar]);
        string root = cut >= 0 ? fixedPart[..(cut + 1)] : ".";
        if (!Directory.Exists(root))
            return [argument];
        string pattern = cut >= 0 ? argument[(cut + 1)..] : argument;
        string[] steps = pattern.Split('/', Path.DirectorySeparatorChar);
        string[] found = [.. Files(root, "*", recursive: steps.Length > 1)
            .Where(f => Matches(steps, Path.GetRelativePath(root, f).Split('/', Path.DirectorySeparatorChar)))
            .Select(f => cut < 0 ? Path.GetRelativePath(".", f) : f)];
        return found.Length == 0 ? [argument] : found;
    }

    private static string[] Files(string folder, string pattern, bool recursive)
    {
        EnumerationOptions options = new() { RecurseSubdirectories = recursive, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.Device };
        return [.. Directory.EnumerateFiles(folder, pattern, options)
            .Where(f => !f.EndsWith(Sidecar, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
    }

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty)
            return path.IsEmpty;
        if (pattern[0] == "**")
            return Matches(pattern[1..], path) || (!path.IsEmpty && Matches(pattern, path[1..]));
        return !path.IsEmpty && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false) && Matches(pattern[1..], path[1..]);
    }
}
