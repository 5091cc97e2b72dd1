using Whence.Store.Database;
using Whence.Web.Cases;

namespace Whence.Web.Serving;

/// <summary>What <c>whence serve</c> does.</summary>
public static class Serve
{
    /// <summary>The port that is tried first, so that bookmarks last.</summary>
    public const int UsualPort = 4870;

    /// <summary>Serves the case in <paramref name="folder"/> until <paramref name="stop"/>.</summary>
    /// <param name="folder">The folder of the case.</param>
    /// <param name="port">The port wanted; a free one for 0 or when it is taken.</param>
    /// <param name="output">Where the address is printed.</param>
    /// <param name="stop">Ends the serving.</param>
    /// <param name="progress">Hears how far it is when a case of an older Whence is brought up to date first.</param>
    /// <exception cref="CaseException">There is no case, or it cannot be opened.</exception>
    public static async Task Folder(string folder, int port, TextWriter output, CancellationToken stop, Action<MigrationProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        Case store = Case.Open(folder, progress);
        using OpenCase open = new(store, Path.GetFileName(Path.TrimEndingDirectorySeparator(store.Folder)));
        await Until(open, port, output, stop).ConfigureAwait(false);
    }

    /// <summary>Serves a case made of the project's sample stories, which is gone afterwards.</summary>
    public static async Task Demo(int port, TextWriter output, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(output);
        using DemoCase demo = await DemoCase.Make(stop).ConfigureAwait(false);
        await Until(demo.Open, port, output, stop).ConfigureAwait(false);
    }

    private static async Task Until(OpenCase open, int port, TextWriter output, CancellationToken stop)
    {
        DeskServer server = await DeskServer.Start(open, port, stop).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            await server.DrawFirst(stop).ConfigureAwait(false);
            await output.WriteLineAsync($"The desk is open. This address lets one browser in, once:\n\n  {server.StartAddress}\n\n{(server.TokenFile is { } file ? $"Programs take the token of the API from {file}\n" : "")}Ctrl-C closes it.").ConfigureAwait(false);
            await output.FlushAsync(stop).ConfigureAwait(false);
            await server.Run(stop).ConfigureAwait(false);
        }
    }
}
