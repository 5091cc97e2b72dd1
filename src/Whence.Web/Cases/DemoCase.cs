using Whence.Store.Database;

namespace Whence.Web.Cases;

/// <summary>A real case in a temporary folder, made of the stories that were written for this project.</summary>
internal sealed class DemoCase : IDisposable
{
    private readonly DirectoryInfo _folder;

    private DemoCase(DirectoryInfo folder)
    {
        _folder = folder;
        Open = new OpenCase(Case.Create(Path.Combine(folder.FullName, "demo")), "Demo: invented stories");
    }

    public OpenCase Open { get; }

    /// <summary>Makes the folder, which only its owner may enter, and reads the stories.</summary>
    public static async Task<DemoCase> Make(CancellationToken stop)
    {
        DemoCase demo = new(Directory.CreateTempSubdirectory("whence-demo-"));
        try
        {
            await demo.Open.Add(DemoStories.Pages(), stop).ConfigureAwait(false);
            return demo;
        }
        catch
        {
            demo.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Open.Dispose();
        _folder.Delete(recursive: true);
    }
}
