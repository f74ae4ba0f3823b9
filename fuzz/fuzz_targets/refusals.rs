#![no_main]

libfuzzer_sys::fuzz_target!(
    |bytes: &[u8]| (seamstress_fuzz::property_tests::REFUSALS.check)(bytes)
);
