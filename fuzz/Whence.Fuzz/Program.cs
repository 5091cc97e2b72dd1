// Fuzz targets of the engine: no bytes may make it throw, and every span must lie inside the text.
//   Whence.Fuzz seeded FOLDER SECONDS   mutates the files of FOLDER with a fixed seed, at most 4,000 times or for SECONDS
//   afl-fuzz ... -- Whence.Fuzz afl      guided by coverage, after `sharpfuzz Whence.dll`
using System.Globalization;
using SharpFuzz;
using Whence.Fuzz;

switch (args)
{
    case ["afl"]:
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            Targets.ReadPage(copy.ToArray());
        });
        return 0;
    case ["seeded", var folder, var seconds]:
        return Seeded.Run(folder, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
    default:
        Console.Error.WriteLine("usage: Whence.Fuzz seeded FOLDER SECONDS | Whence.Fuzz afl");
        return 2;
}
