namespace Whence.Web.Api;

/// <summary>The file in the folder of the case from which programs of the same user take the token of the API; gone when the desk closes.</summary>
internal sealed class TokenFile : IDisposable
{
    private TokenFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>Writes the token for its owner alone; null when the folder takes no files, for the desk goes without.</summary>
    /// <param name="folder">The folder of the case.</param>
    /// <param name="port">The port of the desk: two desks on a case have two tokens.</param>
    /// <param name="token">The token.</param>
    public static TokenFile? Write(string folder, int port, string token)
    {
        TokenFile file = new(System.IO.Path.Combine(folder, $"api-{port}.token"));
        try
        {
            // A file that is there already keeps its mode, and may be a link to somewhere else: it goes first.
            File.Delete(file.Path);
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using StreamWriter writer = new(file.Path, options);
            writer.WriteLine(token);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The token dies with the process; the file is only a trace of it.
        }
    }
}
